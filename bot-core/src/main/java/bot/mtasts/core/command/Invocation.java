package bot.mtasts.core.command;

/// A command as somebody gave it.
///
/// @param text what stands behind `/mtasts`, or behind the name of a command that has one of its
///   own, with the command's name before it: `fix example.com`. As it was typed; may be empty
/// @param privately whether only the asker is to see the answer, whatever the text says
public record Invocation(Asker asker, String text, boolean privately) {}
