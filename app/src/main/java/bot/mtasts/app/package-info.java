/// The composition root: the command line, and every `new` that puts the product together.
@NullMarked
package bot.mtasts.app;

import org.jspecify.annotations.NullMarked;
