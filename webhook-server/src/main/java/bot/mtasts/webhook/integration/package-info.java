/// Making and changing integrations: their keys, their secrets, what may be set. The API and the
/// command line both come here.
@NullMarked
package bot.mtasts.webhook.integration;

import org.jspecify.annotations.NullMarked;
