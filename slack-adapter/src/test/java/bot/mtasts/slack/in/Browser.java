package bot.mtasts.slack.in;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/// A browser of somebody who installs the app: it keeps cookies, as if everything went through TLS,
/// and finds [OurApp#PUBLIC_URL] at our server.
final class Browser {
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private final Function<String, URI> addresses;
  private final Map<String, String> cookies = new TreeMap<>();

  Browser(OurApp app) {
    this(app::address);
  }

  /// @param addresses where a path of ours is to be found
  Browser(Function<String, URI> addresses) {
    this.addresses = addresses;
  }

  /// @param url of ours, or only its path
  HttpResponse<String> get(String url) throws InterruptedException {
    URI there = addresses.apply(url.replaceFirst("^" + OurApp.PUBLIC_URL, ""));
    HttpRequest.Builder request = HttpRequest.newBuilder(there);
    if (!cookies.isEmpty()) {
      request.header(
          "Cookie",
          cookies.entrySet().stream()
              .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
              .collect(Collectors.joining("; ")));
    }
    try {
      HttpResponse<String> answer =
          HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
      answer.headers().allValues("Set-Cookie").forEach(this::keep);
      return answer;
    } catch (IOException e) {
      throw new AssertionError("no answer", e);
    }
  }

  private void keep(String header) {
    String[] cookie = header.split(";", 2)[0].split("=", 2);
    if (header.contains("Max-Age=0")) {
      cookies.remove(cookie[0]);
    } else {
      cookies.put(cookie[0], cookie[1]);
    }
  }

  /// What it has of ours.
  Map<String, String> cookies() {
    return cookies;
  }
}
