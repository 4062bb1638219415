package bot.mtasts.core.probe;

import bot.mtasts.core.mtasts.HostName;

/// One MX record (RFC 5321 §5.1). The root as host is Null MX (RFC 7505).
public record MxRecord(int preference, HostName host) {
  public boolean isNull() {
    return host.isRoot();
  }
}
