package bot.mtasts.app.admin;

import bot.mtasts.app.UnavailableException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/// The way to the integrations: through the server that runs, or to its database where none does.
public interface AdminDoor extends AutoCloseable {
  /// Asks one thing, in the words of the API.
  ///
  /// @param path behind `/api/v1/integrations`, such as `/zammad/rotate`; may be empty
  /// @param body null for none
  Answer call(String method, String path, @Nullable ObjectNode body)
      throws UnavailableException, InterruptedException;

  /// How people reach the server, without a slash at the end.
  String publicUrl();

  @Override
  void close();

  /// What was answered.
  ///
  /// @param json a missing node where there was no body
  record Answer(int status, JsonNode json) {
    /// Whether it was done.
    public boolean done() {
      return status / 100 == 2;
    }
  }
}
