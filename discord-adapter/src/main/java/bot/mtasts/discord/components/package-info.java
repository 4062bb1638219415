/// Replies as what people see in Discord: Components V2, the embed that stands in for them, and the
/// forms. Nothing here asks Discord anything.
@NullMarked
package bot.mtasts.discord.components;

import org.jspecify.annotations.NullMarked;
