package bot.mtasts.webhook.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;

class RehearsalServerTest {
  @Test
  void it_is_like_the_real_one_on_loopback_and_goes_away() throws Exception {
    URI address;
    try (RehearsalServer stage =
            RehearsalServer.open(
                InstantSource.system(), routes -> routes.get("/door", ctx -> ctx.result("heard")));
        HttpClient http = HttpClient.newHttpClient()) {
      address = stage.address();
      assertThat(address.getHost()).isEqualTo("127.0.0.1");

      HttpResponse<String> heard = get(http, address.resolve("/door"));
      assertThat(heard.body()).isEqualTo("heard");
      assertThat(heard.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
      assertThat(get(http, address.resolve("/healthz")).statusCode())
          .as("it has no routes but those it was given")
          .isEqualTo(404);
    }
    try (HttpClient http = HttpClient.newHttpClient()) {
      assertThatThrownBy(() -> get(http, address)).isInstanceOf(IOException.class);
    }
  }

  private static HttpResponse<String> get(HttpClient http, URI address)
      throws IOException, InterruptedException {
    return http.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString());
  }
}
