/// The pages in a real browser: what people see and do there, with a screenshot of each state.
@NullMarked
package bot.mtasts.app.browser;

import org.jspecify.annotations.NullMarked;
