package bot.mtasts.core.probe;

/// Opens the view of DNS that one check has: within it the same question is asked once.
public interface DnsLooks {
  DnsLookup open();
}
