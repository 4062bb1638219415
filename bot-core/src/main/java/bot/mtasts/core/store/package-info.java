/// What the core needs kept, as ports. The JDBC side is the module `store`. Every method blocks,
/// and throws [StoreException] when the database cannot be used; what it had begun is then undone.
@NullMarked
package bot.mtasts.core.store;

import org.jspecify.annotations.NullMarked;
