package bot.mtasts.lab.slack;

import java.net.URI;
import java.util.Map;

/// A request as it was sent to the app, for a test that sends it again or spoils it first.
///
/// @param headers among them the signature and its time
public record SignedRequest(URI url, Map<String, String> headers, String body) {
  /// Copies the headers.
  public SignedRequest {
    headers = Map.copyOf(headers);
  }
}
