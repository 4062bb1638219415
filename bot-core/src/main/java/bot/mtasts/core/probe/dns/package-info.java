/// The real look at DNS: dnsjava for the wire format and DNSSEC, our own sockets, limits and
/// retransmission.
@NullMarked
package bot.mtasts.core.probe.dns;

import org.jspecify.annotations.NullMarked;
