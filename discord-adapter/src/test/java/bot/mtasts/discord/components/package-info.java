/// What people see in Discord: each reply as it was reviewed, and nothing that Discord would refuse
/// or obey.
@NullMarked
package bot.mtasts.discord.components;

import org.jspecify.annotations.NullMarked;
