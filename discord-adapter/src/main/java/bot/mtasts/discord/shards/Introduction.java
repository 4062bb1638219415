package bot.mtasts.discord.shards;

import bot.mtasts.core.integration.Secret;
import bot.mtasts.discord.DiscordSettings;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import net.dv8tion.jda.api.requests.RestConfig;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.ResponseBody;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Asks Discord, before anything is connected, which app we are and how many shards it would have:
/// an instance has to know both to ask for its leases, and JDA tells neither before it connects.
final class Introduction {
  private static final Logger log = LoggerFactory.getLogger(Introduction.class);
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int UNAUTHORIZED = 401;
  private static final long LONGEST_ANSWER = 64 * 1_024;

  /// How an introduction comes out.
  sealed interface Outcome {
    /// @param division as configured, or as Discord recommends it
    record Introduced(Division division) implements Outcome {}

    /// @param words a sentence for people
    record Failed(String words) implements Outcome {}
  }

  private final OkHttpClient http;
  private final HttpUrl api;
  private final Secret token;
  private final int shards;

  /// @throws IllegalArgumentException if the settings want no connection
  Introduction(OkHttpClient http, DiscordSettings settings) {
    Secret wanted = settings.token();
    if (wanted == null) {
      throw new IllegalArgumentException("there is no token");
    }
    this.http = http;
    this.api = HttpUrl.get(settings.apiUrl().toString());
    this.token = wanted;
    this.shards = settings.shards();
  }

  /// Asks; takes some ten seconds at most for each of two questions.
  Outcome introduce() {
    try {
      String application = ask("applications/@me").path("id").asText();
      int of = shards > 0 ? shards : ask("gateway/bot").path("shards").asInt();
      if (application.isEmpty() || of < 1) {
        return new Outcome.Failed("Discord says something else than who this bot is.");
      }
      return new Outcome.Introduced(new Division(application, of));
    } catch (Refusal e) {
      return new Outcome.Failed(
          e.status == UNAUTHORIZED ? Troubles.WRONG_TOKEN : Troubles.status(e.status));
    } catch (IOException e) {
      log.atWarn().setCause(e).addKeyValue("outcome", "unreached").log("discord login");
      return new Outcome.Failed(Troubles.UNREACHED);
    }
  }

  private JsonNode ask(String path) throws IOException, Refusal {
    HttpUrl url = api.resolve(path);
    if (url == null) {
      throw new IllegalStateException("no path: " + path);
    }
    Request request =
        new Request.Builder()
            .url(url)
            .header("Authorization", "Bot " + token.reveal())
            .header("User-Agent", RestConfig.USER_AGENT)
            .build();
    try (Response response = http.newCall(request).execute();
        ResponseBody body = response.peekBody(LONGEST_ANSWER)) {
      if (!response.isSuccessful()) {
        throw new Refusal(response.code());
      }
      return JSON.readTree(body.bytes());
    } catch (JsonProcessingException e) {
      throw new IOException("the answer is no JSON", e);
    }
  }

  private static final class Refusal extends Exception {
    private static final long serialVersionUID = 1;
    private final int status;

    Refusal(int status) {
      super("HTTP %d".formatted(status));
      this.status = status;
    }
  }
}
