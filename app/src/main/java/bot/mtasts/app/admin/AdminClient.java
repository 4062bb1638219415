package bot.mtasts.app.admin;

import bot.mtasts.app.UnavailableException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Speaks with the admin endpoint of a server.
public final class AdminClient implements AdminDoor {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration CONNECT = Duration.ofSeconds(5);

  // A test of an integration takes as long as a delivery may.
  private static final Duration WHOLE_CALL = Duration.ofSeconds(60);
  private static final int OK = 200;
  private static final int SERVER_ERROR = 500;

  private final AdminFile file;
  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(CONNECT).proxy(HttpClient.Builder.NO_PROXY).build();

  public AdminClient(AdminFile file) {
    this.file = file;
  }

  /// Whether the server that wrote the file still runs. One that was killed leaves its file behind,
  /// and its port to whoever comes next.
  public boolean isAlive() throws InterruptedException {
    try {
      int status = http.send(request("GET", "", null), BodyHandlers.discarding()).statusCode();
      return status == OK || status >= SERVER_ERROR; // in trouble, but ours
    } catch (IOException e) {
      return false; // refused, as a rule: nobody is there, or nobody who speaks HTTP
    }
  }

  @Override
  public Answer call(String method, String path, @Nullable ObjectNode body)
      throws UnavailableException, InterruptedException {
    try {
      HttpResponse<String> response =
          http.send(request(method, path, body), BodyHandlers.ofString());
      JsonNode json =
          response.body().isEmpty() ? MissingNode.getInstance() : JSON.readTree(response.body());
      return new Answer(response.statusCode(), json);
    } catch (ConnectException e) {
      throw new UnavailableException("the server has just stopped; try again", e);
    } catch (IOException e) {
      throw new UnavailableException("the server's admin endpoint does not answer as it should", e);
    }
  }

  private HttpRequest request(String method, String path, @Nullable ObjectNode body) {
    return HttpRequest.newBuilder(URI.create(file.url() + "/api/v1/integrations" + path))
        .timeout(WHOLE_CALL)
        .header("Authorization", "Bearer " + file.token().reveal())
        .header("Content-Type", "application/json")
        .method(
            method,
            body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body.toString()))
        .build();
  }

  @Override
  public String publicUrl() {
    return file.publicUrl();
  }

  @Override
  public void close() {
    http.close();
  }
}
