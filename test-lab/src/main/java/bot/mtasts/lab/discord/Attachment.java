package bot.mtasts.lab.discord;

/// A file that came with a message.
///
/// @param type as its sender calls it
/// @param size in octets
record Attachment(String name, String type, long size) {}
