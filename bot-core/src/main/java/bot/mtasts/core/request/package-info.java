/// What somebody asked us to do, from the moment it was accepted until it has ended: requests for
/// checks, and their progress.
@NullMarked
package bot.mtasts.core.request;

import org.jspecify.annotations.NullMarked;
