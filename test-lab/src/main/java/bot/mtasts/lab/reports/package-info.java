/// Reports of the town's domains as a store keeps them, for everything that shows reports: each
/// platform is tried with the same ones.
@NullMarked
package bot.mtasts.lab.reports;

import org.jspecify.annotations.NullMarked;
