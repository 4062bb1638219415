package bot.mtasts.slack.out;

import bot.mtasts.slack.SlackMessage;
import bot.mtasts.slack.out.SlackWeb.Taken;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.slack.api.Slack;
import java.io.IOException;
import okhttp3.Call;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okio.BufferedSource;
import org.jspecify.annotations.Nullable;

/// Answers through the URLs that Slack gives with a command or a press: each takes five messages
/// within half an hour, also where we are no member. Nothing is posted to a URL that is not
/// Slack's.
public final class ResponseUrls {
  /// Our own word for a URL that is not Slack's.
  static final String FOREIGN = "foreign_response_url";

  private static final String SLACK = "slack.com";
  private static final MediaType JSON = MediaType.get("application/json; charset=utf-8");
  private static final int LONGEST_ANSWER = 4 * 1024;

  private final OkHttpClient http;
  private final HttpUrl api;

  /// Posts through this client.
  ///
  /// @param slack of [SlackClient#of]
  public ResponseUrls(Slack slack) {
    this.http = slack.getHttpClient().getOkHttpClient();
    this.api = HttpUrl.get(slack.getConfig().getMethodsEndpointUrlPrefix());
  }

  /// How a message is to stand.
  public enum Manner {
    /// Only whoever was given the URL sees it.
    WHISPER("ephemeral", false),
    /// Everybody in the channel sees it.
    PUBLISH("in_channel", false),
    /// In the place of the message whose button was pressed, for whoever sees that.
    ///
    /// The URL of a command has no such message: Slack then shows a new one, to the asker alone
    /// (slackapi/bolt-js#2287, slackapi/bolt-python#1268).
    REPLACE("ephemeral", true);

    private final String type;
    private final boolean replaces;

    Manner(String type, boolean replaces) {
      this.type = type;
      this.replaces = replaces;
    }
  }

  /// Whether a URL is one that Slack gives: on `hooks.slack.com`, or where the Web API is if that
  /// is elsewhere.
  public boolean isSlacks(String url) {
    HttpUrl parsed = HttpUrl.parse(url);
    return parsed != null
        && parsed.scheme().equals(api.scheme())
        && parsed.port() == api.port()
        && (parsed.host().equals("hooks." + api.host())
            || (parsed.host().equals(api.host()) && !api.host().equals(SLACK)));
  }

  /// Posts a message. Blocks, 10 s at most; counts as one use of the URL, whatever comes of it.
  ///
  /// @param thread the `ts` of the message in whose thread it is to stand; null for the channel
  public Outcome<Taken> respond(
      String url, Manner manner, @Nullable String thread, SlackMessage message) {
    ObjectNode body =
        JsonNodeFactory.instance
            .objectNode()
            .put("response_type", manner.type)
            // Left out, Slack replaces the message that holds the button.
            .put("replace_original", manner.replaces)
            .put("text", message.text())
            .put("unfurl_links", false)
            .put("unfurl_media", false);
    body.set("blocks", message.blocks());
    if (thread != null) {
      body.put("thread_ts", thread);
    }
    return post(url, body);
  }

  /// Takes away what was whispered before, as far as Slack does that. Counts as a use.
  public Outcome<Taken> withdraw(String url) {
    return post(url, JsonNodeFactory.instance.objectNode().put("delete_original", true));
  }

  private Outcome<Taken> post(String url, ObjectNode body) {
    if (!isSlacks(url)) {
      return new Outcome.Refused<>(FOREIGN, "");
    }
    Request request =
        new Request.Builder().url(url).post(RequestBody.create(body.toString(), JSON)).build();
    Call call = http.newCall(request);
    try (Response response = call.execute()) {
      return read(response);
    } catch (IOException e) {
      return SlackCalls.broken(e);
    }
  }

  // Slack answers `ok`, `{"ok":true}`, or a word such as `used_url`, bare or as the `error`.
  private static Outcome<Taken> read(Response response) throws IOException {
    BufferedSource source = response.body().source();
    source.request(LONGEST_ANSWER);
    String body =
        source
            .getBuffer()
            .snapshot((int) Math.min(source.getBuffer().size(), LONGEST_ANSWER))
            .utf8()
            .strip();
    JsonNode json = body.startsWith("{") ? parsed(body) : null;
    String word = json == null ? body : json.path("error").asText();
    if (!response.isSuccessful()) {
      return SlackCalls.failed(response, word.isEmpty() ? null : word);
    }
    return json == null || json.path("ok").asBoolean()
        ? new Outcome.Ok<>(new Taken())
        : SlackCalls.refused(word, "");
  }

  private static @Nullable JsonNode parsed(String body) {
    try {
      return Json.MAPPER.readTree(body);
    } catch (JsonProcessingException _) {
      return null; // Then it is taken as the text that it is.
    }
  }
}
