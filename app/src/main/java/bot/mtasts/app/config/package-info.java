/// Configuration: one table of keys, read from a YAML file and the environment, validated once.
@NullMarked
package bot.mtasts.app.config;

import org.jspecify.annotations.NullMarked;
