package bot.mtasts.webhook.helpdesk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import okhttp3.Credentials;

/// A helpdesk's REST API on a real socket: as strict as the real one about path, login and body,
/// and refusing as the real one refuses.
abstract class FakeHelpdesk extends Dispatcher implements AutoCloseable {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  /// Something that goes wrong with the next note, once.
  enum Mishap {
    NONE,
    /// The note is kept, and the connection breaks before that is told.
    ANSWER_LOST,
    /// 429 with `Retry-After: 7`.
    LIMITED,
    /// To another server.
    REDIRECTED,
    /// 500 with three megabytes.
    HUGE_ERROR,
    /// Notes cannot be listed: the account may not.
    LIST_FORBIDDEN,
    /// Notes cannot be listed: the helpdesk is down.
    LIST_DOWN
  }

  /// A note as the helpdesk keeps it.
  record Kept(String text, boolean visible) {}

  /// An answer.
  ///
  /// @param wrote whether a note was kept
  /// @param listed whether notes were listed
  record Reply(int status, String body, boolean wrote, boolean listed) {}

  private final String word;
  private final String ticket;
  private final Map<String, String> settings;
  private final Map<String, String> credentials;
  private final List<Kept> notes = new CopyOnWriteArrayList<>();
  private final AtomicReference<Mishap> mishap = new AtomicReference<>(Mishap.NONE);
  private final MockWebServer server = new MockWebServer();

  FakeHelpdesk(
      String word, String ticket, Map<String, String> settings, Map<String, String> credentials) {
    this.word = word;
    this.ticket = ticket;
    this.settings = settings;
    this.credentials = credentials;
    server.setDispatcher(this);
  }

  abstract Reply answer(Call call);

  void start() throws IOException {
    server.start();
  }

  @Override
  public void close() {
    server.close();
  }

  String word() {
    return word;
  }

  String ticket() {
    return ticket;
  }

  List<Kept> notes() {
    return notes;
  }

  int requests() {
    return server.getRequestCount();
  }

  Map<String, String> credentials() {
    return credentials;
  }

  void next(Mishap what) {
    mishap.set(what);
  }

  /// What an administrator sets to reach it.
  SetUp setUp() {
    return SetUp.of(word).settings(with(settings, url())).credentials(credentials);
  }

  private static Map<String, String> with(Map<String, String> settings, String url) {
    Map<String, String> all = new java.util.HashMap<>();
    settings.forEach((name, value) -> all.put(name, value.replace("{base}", url)));
    all.putIfAbsent("url", url);
    return all;
  }

  String url() {
    String url = server.url("/").toString();
    return url.substring(0, url.length() - 1);
  }

  @Override
  public MockResponse dispatch(RecordedRequest request) {
    Reply reply = answer(new Call(request));
    Mishap now = mishap.get();
    boolean due =
        switch (now) {
          case NONE -> false;
          case ANSWER_LOST, LIMITED, REDIRECTED, HUGE_ERROR -> reply.wrote();
          case LIST_FORBIDDEN, LIST_DOWN -> reply.listed();
        };
    if (!due) {
      return response(reply.status(), reply.body());
    }
    mishap.set(Mishap.NONE);
    if (reply.wrote() && now != Mishap.ANSWER_LOST) {
      notes.removeLast();
    }
    return switch (now) {
      case ANSWER_LOST ->
          new MockResponse.Builder().onResponseStart(new SocketEffect.CloseSocket()).build();
      case LIMITED -> new MockResponse.Builder().code(429).addHeader("Retry-After", "7").build();
      case REDIRECTED ->
          new MockResponse.Builder()
              .code(302)
              .addHeader("Location", server.url("/elsewhere"))
              .build();
      case HUGE_ERROR -> response(500, "{\"message\":\"" + "x".repeat(3 << 20) + "\"}");
      case LIST_FORBIDDEN -> response(403, "{\"message\":\"You may not read that.\"}");
      case LIST_DOWN -> response(503, "");
      case NONE -> throw new AssertionError();
    };
  }

  private static MockResponse response(int status, String body) {
    MockResponse.Builder response =
        new MockResponse.Builder().code(status).addHeader("Content-Type", "application/json");
    return status == 204 ? response.build() : response.body(body).build();
  }

  Reply wrote(int status, String body, String text, boolean visible) {
    notes.add(new Kept(text, visible));
    return new Reply(status, body, true, false);
  }

  static Reply refused(int status, String body) {
    return new Reply(status, body, false, false);
  }

  static Reply said(int status, String body) {
    return new Reply(status, body, false, false);
  }

  /// Lists all notes, each as an object with its text under this name.
  Reply listed(String before, String name, String after) {
    return new Reply(
        200,
        before
            + String.join(
                ",",
                notes.stream()
                    .map(note -> "{\"%s\":%s}".formatted(name, quoted(note.text())))
                    .toList())
            + after,
        false,
        true);
  }

  static String quoted(String text) {
    return MAPPER.valueToTree(text).toString();
  }

  static String basic(String user, String password) {
    return Credentials.basic(user, password);
  }

  /// A request, and what a fake wants to know of it.
  record Call(RecordedRequest request) {
    boolean is(String method, String path) {
      return request.getMethod().equals(method)
          && Objects.requireNonNull(request.getUrl()).encodedPath().equals(path);
    }

    boolean has(String header, String value) {
      return value.equals(request.getHeaders().get(header));
    }

    boolean asks(String name, String value) {
      return value.equals(Objects.requireNonNull(request.getUrl()).queryParameter(name));
    }

    JsonNode json() {
      try {
        return request.getBodySize() == 0
            ? MissingNode.getInstance()
            : MAPPER.readTree(Objects.requireNonNull(request.getBody()).toByteArray());
      } catch (IOException e) {
        throw new UncheckedIOException("we never send anything but JSON", e);
      }
    }

    String text(String pointer) {
      return json().at(pointer).asText();
    }

    /// Whether the body has these fields and no others: a real one ignores what it does not know,
    /// and so would hide our spelling mistakes.
    boolean hasOnly(String pointer, String... names) {
      JsonNode node = json().at(pointer);
      List<String> there = new java.util.ArrayList<>();
      node.fieldNames().forEachRemaining(there::add);
      return there.size() == names.length && there.containsAll(List.of(names));
    }
  }
}
