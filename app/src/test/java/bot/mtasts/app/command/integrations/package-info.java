/// What an operator sees of integrations, to the letter.
@NullMarked
package bot.mtasts.app.command.integrations;

import org.jspecify.annotations.NullMarked;
