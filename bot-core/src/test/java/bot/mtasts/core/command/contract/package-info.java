/// What every chat platform must pass, and the bot on fakes that it is tried with. Adapters' tests
/// get it as the test-jar of bot-core.
@NullMarked
package bot.mtasts.core.command.contract;

import org.jspecify.annotations.NullMarked;
