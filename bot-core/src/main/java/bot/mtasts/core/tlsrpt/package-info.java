/// RFC 8460 as values: the TLS-RPT record and its parser. No I/O, no clock.
@NullMarked
package bot.mtasts.core.tlsrpt;

import org.jspecify.annotations.NullMarked;
