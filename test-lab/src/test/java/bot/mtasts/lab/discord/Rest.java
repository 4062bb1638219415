package bot.mtasts.lab.discord;

import bot.mtasts.lab.fake.Json;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.CompletableFuture;

/// Calls the fake's REST API with the JDK's HTTP and nothing else, as anybody could.
public final class Rest {
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  /// What most messages say besides their text.
  static final String QUIET = "'allowed_mentions':{'parse':[]}";

  private final FakeDiscord discord;

  /// Calls this one.
  public Rest(FakeDiscord discord) {
    this.discord = discord;
  }

  record Answer(int status, JsonNode json, HttpResponse<String> response) {
    int code() {
      return json.path("code").asInt(0);
    }

    String header(String name) {
      return response.headers().firstValue(name).orElse("");
    }
  }

  /// @param json with `'` for `"`; empty for no body
  Answer call(String method, String path, String json) throws IOException, InterruptedException {
    return answer(HTTP.send(request(method, path, json, true), BodyHandlers.ofString()));
  }

  Answer callAsNobody(String method, String path, String json)
      throws IOException, InterruptedException {
    return answer(HTTP.send(request(method, path, json, false), BodyHandlers.ofString()));
  }

  Answer callMultipart(String path, String boundary, String body)
      throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(URI.create(discord.restUrl() + path))
            .header("Authorization", "Bot " + discord.token())
            .header("Content-Type", "multipart/form-data; boundary=" + boundary)
            .POST(BodyPublishers.ofString(body));
    return answer(HTTP.send(request.build(), BodyHandlers.ofString()));
  }

  CompletableFuture<HttpResponse<String>> begin(String method, String path, String json) {
    return HTTP.sendAsync(request(method, path, json, true), BodyHandlers.ofString());
  }

  Answer post(Channel channel, String content) throws IOException, InterruptedException {
    return call("POST", messages(channel), says(content));
  }

  static String messages(Channel channel) {
    return "channels/" + channel.id() + "/messages";
  }

  static String says(String content) {
    return "{'content':'" + content + "'," + QUIET + "}";
  }

  Answer callback(Interaction interaction, String json) throws IOException, InterruptedException {
    return callAsNobody(
        "POST", "interactions/" + interaction.id() + "/" + interaction.token() + "/callback", json);
  }

  Answer webhook(String method, Interaction interaction, String below, String json)
      throws IOException, InterruptedException {
    return callAsNobody(
        method, "webhooks/" + discord.applicationId() + "/" + interaction.token() + below, json);
  }

  public void register(String commands) throws IOException, InterruptedException {
    Answer answer = call("PUT", "applications/" + discord.applicationId() + "/commands", commands);
    if (answer.status() != 200) {
      throw new AssertionError(answer.json());
    }
  }

  private HttpRequest request(String method, String path, String json, boolean authorized) {
    var request = HttpRequest.newBuilder(URI.create(discord.restUrl() + path));
    if (authorized) {
      request.header("Authorization", "Bot " + discord.token());
    }
    if (json.isEmpty()) {
      return request.method(method, BodyPublishers.noBody()).build();
    }
    return request
        .header("Content-Type", "application/json")
        .method(method, BodyPublishers.ofString(json.replace('\'', '"')))
        .build();
  }

  static Answer answer(HttpResponse<String> response) {
    return new Answer(
        response.statusCode(), Json.parse(response.body()).orElseGet(Json::object), response);
  }
}
