package bot.mtasts.slack.in;

import bot.mtasts.core.integration.Secret;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The app in one workspace, or in all of an organisation, and what lets it act there.
///
/// @param id of the workspace, or of the organisation where it was installed for all of it
/// @param title what its people call it
/// @param refresh renews the token, once; null where the app does not rotate tokens
/// @param ends when the token does; null when it lasts
record Installation(
    String id,
    String title,
    Secret token,
    @Nullable Secret refresh,
    @Nullable Instant ends,
    Instant installedAt) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /// Whether the token ends within that time.
  boolean endsWithin(Duration time, Instant now) {
    return ends != null && !now.plus(time).isBefore(ends);
  }

  /// The same with what a renewal brought.
  Installation renewed(Secret newToken, @Nullable Secret newRefresh, @Nullable Instant newEnd) {
    return new Installation(id, title, newToken, newRefresh, newEnd, installedAt);
  }

  /// As the vault keeps it.
  Secret sealed() {
    ObjectNode json = JSON.createObjectNode();
    json.put("id", id);
    json.put("title", title);
    json.put("token", token.reveal());
    json.put("refresh", refresh == null ? null : refresh.reveal());
    json.put("ends", ends == null ? null : ends.toString());
    json.put("installed_at", installedAt.toString());
    return new Secret(json.toString());
  }

  /// Reads [#sealed].
  static Installation read(Secret kept) {
    try {
      JsonNode json = JSON.readTree(kept.reveal());
      JsonNode refresh = json.path("refresh");
      JsonNode ends = json.path("ends");
      return new Installation(
          json.path("id").asText(),
          json.path("title").asText(),
          new Secret(json.path("token").asText()),
          refresh.isTextual() ? new Secret(refresh.asText()) : null,
          ends.isTextual() ? Instant.parse(ends.asText()) : null,
          Instant.parse(json.path("installed_at").asText()));
    } catch (JsonProcessingException _) {
      // The cause quotes what it could not read: a token.
      throw new IllegalStateException("an installation in the vault cannot be read");
    }
  }

  @Override
  public String toString() {
    return "Installation[%s]".formatted(id);
  }
}
