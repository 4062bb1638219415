/// The real look at the policy host: OkHttp, with the chain kept also when it does not validate.
@NullMarked
package bot.mtasts.core.probe.https;

import org.jspecify.annotations.NullMarked;
