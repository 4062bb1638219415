package bot.mtasts.core.mtasts;

/// A valid TXT record at `_mta-sts.<domain>` (RFC 8461 §3.1).
///
/// @param id 1 to 32 letters and digits; changes when the policy does
public record StsRecord(String id) {}
