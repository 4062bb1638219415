package bot.mtasts.lab.world;

/// The record types that a look at a mail domain asks for.
public enum RrType {
  A,
  AAAA,
  CNAME,
  MX,
  NS,
  SOA,
  TLSA,
  TXT
}
