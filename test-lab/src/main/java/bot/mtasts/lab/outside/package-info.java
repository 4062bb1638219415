/// What stands around a server that is tried as a whole: the process it runs in, and whoever it
/// calls back.
@org.jspecify.annotations.NullMarked
package bot.mtasts.lab.outside;
