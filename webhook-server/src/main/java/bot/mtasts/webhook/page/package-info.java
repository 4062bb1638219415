/// Pages for people: a check as HTML, rendered on the server, readable without scripts. The markup
/// stands in `src/main/jte` and is compiled with the code; what it may show is prepared here.
@NullMarked
package bot.mtasts.webhook.page;

import org.jspecify.annotations.NullMarked;
