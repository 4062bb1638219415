/// The real look at MX hosts: EHLO, STARTTLS and the handshake, never MAIL FROM.
@NullMarked
package bot.mtasts.core.probe.smtp;

import org.jspecify.annotations.NullMarked;
