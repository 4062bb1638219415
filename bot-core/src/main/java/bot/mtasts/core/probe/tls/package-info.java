/// TLS as a sender would speak it: handshakes of which chain, protocol and cipher are known also
/// when they fail, and the judgement on a chain. Constructed by `app` only.
@NullMarked
package bot.mtasts.core.probe.tls;

import org.jspecify.annotations.NullMarked;
