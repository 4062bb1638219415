package bot.mtasts.core.probe;

import bot.mtasts.core.mtasts.HostName;
import com.google.common.net.InetAddresses;

/// Tells host names from addresses that were written where a host name belongs.
public final class AddressLiterals {
  private AddressLiterals() {}

  /// Whether a name is an IPv4 or IPv6 address in the usual notation, with or without brackets.
  public static boolean isLiteral(HostName host) {
    String text = host.text();
    String bare =
        text.startsWith("[") && text.endsWith("]") ? text.substring(1, text.length() - 1) : text;
    return InetAddresses.isInetAddress(bare);
  }
}
