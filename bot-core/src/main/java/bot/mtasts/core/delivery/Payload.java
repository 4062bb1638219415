package bot.mtasts.core.delivery;

import okio.ByteString;

/// The exact octets of an event: written once, stored, signed and sent as they are.
public record Payload(String contentType, ByteString body) {
  @Override
  public String toString() {
    return "Payload[%s, %d octets]".formatted(contentType, body.size());
  }
}
