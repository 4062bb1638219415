package bot.mtasts.core.probe;

/// One TXT record, its strings joined with nothing between (RFC 8461 §3.1).
///
/// @param text one char per octet (ISO-8859-1), so that no octet is lost or reinterpreted
public record TxtRecord(String text) {}
