package bot.mtasts.core.probe;

import bot.mtasts.core.mtasts.HostName;
import java.net.InetAddress;

/// What one authoritative name server says at `_mta-sts.<domain>` when asked directly.
public record NameServerAnswer(HostName server, InetAddress address, DnsAnswer<TxtRecord> answer) {}
