/// The HTTP server: who may ask what, the words of each answer, and every way to be refused. What
/// is asked and answered is described in `docs/api/openapi.yaml`.
@NullMarked
package bot.mtasts.webhook.api;

import org.jspecify.annotations.NullMarked;
