/// A model town of mail domains to look at: DNS, policy hosts and mail servers on loopback,
/// speaking the real protocols, each with the fault its scenario asks for. Start with [Lab].
@NullMarked
package bot.mtasts.lab;

import org.jspecify.annotations.NullMarked;
