package bot.mtasts.slack.out;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.ResponseBody;
import org.junit.jupiter.api.Test;

class BoundedAnswersTest {
  @Test
  void an_answer_is_read_up_to_the_limit() throws IOException {
    assertThat(read(1_000)).hasSize(1_000);
  }

  @Test
  void a_longer_one_is_not() {
    assertThatIOException().isThrownBy(() -> read(1_001)).withMessageContaining("1000 octets");
  }

  private static String read(int length) throws IOException {
    OkHttpClient client =
        new OkHttpClient.Builder()
            .addInterceptor(new BoundedAnswers(1_000))
            .addInterceptor(chain ->
                new Response.Builder()
                    .request(chain.request())
                    .protocol(Protocol.HTTP_1_1)
                    .code(200)
                    .message("OK")
                    .body(ResponseBody.create("x".repeat(length), null))
                    .build())
            .build();
    Request request = new Request.Builder().url("https://slack.com/api/api.test").build();
    try (Response response = client.newCall(request).execute()) {
      return response.body().string();
    }
  }
}
