/// What a town looks like, as plain values: which name has which records, who answers at which
/// address, and how. The lab's servers act it out on sockets, fakes act it out in memory; both read
/// the same [World].
@NullMarked
package bot.mtasts.lab.world;

import org.jspecify.annotations.NullMarked;
