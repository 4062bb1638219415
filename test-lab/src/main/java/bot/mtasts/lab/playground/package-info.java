/// What people would see: chat clients, drawn as HTML from what the fakes were sent. For those who
/// try the product out without a workspace of their own, and for screenshots in tests.
@NullMarked
package bot.mtasts.lab.playground;

import org.jspecify.annotations.NullMarked;
