package bot.mtasts.core.mtasts;

/// A field of a policy file that counts: any `mx`, and of every other name the first.
///
/// @param place of its value
public record WrittenField(String name, String value, PolicyPlace place) {}
