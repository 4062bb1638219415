package bot.mtasts.webhook.api;

import bot.mtasts.core.mtasts.VisibleLine;
import bot.mtasts.core.say.Nearest;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads the fields of a JSON object and collects everything that is wrong with it, so that a
/// client hears it all at once. A field that is null counts as absent.
final class Fields {
  private static final int LONGEST_NAME_SHOWN = 40;

  private final JsonNode object;
  private final String pointer;
  private final List<Problem.FieldError> errors;
  private final Set<String> known = new LinkedHashSet<>();

  private Fields(JsonNode object, String pointer, List<Problem.FieldError> errors) {
    this.object = object;
    this.pointer = pointer;
    this.errors = errors;
  }

  /// Begins with a body.
  ///
  /// @throws ProblemException if it is no object
  static Fields of(JsonNode body) {
    List<Problem.FieldError> errors = new ArrayList<>();
    if (!body.isObject()) {
      errors.add(new Problem.FieldError("", null, "The body has to be a JSON object."));
      throw Problem.invalid(errors).exception();
    }
    return new Fields(body, "", errors);
  }

  boolean has(String name) {
    known.add(name);
    return object.hasNonNull(name);
  }

  /// The node of this name; null where there is none.
  @Nullable JsonNode node(String name) {
    return has(name) ? object.get(name) : null;
  }

  /// A text on one line: no control characters, nothing that is no character.
  @Nullable String text(String name, int longest) {
    JsonNode node = node(name);
    return node == null ? null : text(node, "/" + name, longest);
  }

  /// @param path below this object
  private @Nullable String text(JsonNode node, String path, int longest) {
    if (!node.isTextual()) {
      fault(path, "This has to be a string.");
      return null;
    }
    String text = node.textValue();
    if (text.length() > longest) {
      fault(path, "This may have " + longest + " characters.");
      return null;
    }
    if (text.codePoints().anyMatch(c -> Character.isISOControl(c) || isHalf(c))) {
      fault(path, "This may hold no control characters, and no halves of characters.");
      return null;
    }
    return text;
  }

  private static boolean isHalf(int codePoint) {
    return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
  }

  boolean flag(String name) {
    JsonNode node = node(name);
    if (node == null) {
      return false;
    }
    if (!node.isBoolean()) {
      fault("/" + name, "This has to be true or false.");
    }
    return node.booleanValue();
  }

  /// Texts; those that are none leave a fault, and null in their place, so that indexes hold.
  List<@Nullable String> texts(String name, int most, int longest) {
    JsonNode node = node(name);
    if (node == null) {
      return List.of();
    }
    if (!node.isArray()) {
      fault("/" + name, "This has to be a list of strings.");
      return List.of();
    }
    if (node.size() > most) {
      fault(
          "/" + name, "At most " + most + " are taken at once, and these are " + node.size() + ".");
      return List.of();
    }
    List<@Nullable String> texts = new ArrayList<>();
    for (int i = 0; i < node.size(); i++) {
      texts.add(text(node.get(i), "/" + name + "/" + i, longest));
    }
    return texts;
  }

  /// An object of texts.
  Map<String, String> map(String name, int longest) {
    JsonNode node = node(name);
    if (node == null) {
      return Map.of();
    }
    if (!node.isObject()) {
      fault("/" + name, "This has to be an object of strings.");
      return Map.of();
    }
    Map<String, String> map = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> entry : node.properties()) {
      if (!entry.getValue().isTextual() || entry.getValue().textValue().length() > longest) {
        fault(
            "/" + name + "/" + shown(entry.getKey()),
            "This has to be a string of at most " + longest + " characters.");
      } else {
        map.put(entry.getKey(), entry.getValue().textValue());
      }
    }
    return map;
  }

  /// The fields of an object inside this one.
  Fields inside(String name) {
    JsonNode node = node(name);
    if (node == null || !node.isObject()) {
      throw new IllegalStateException(name + " was to be looked at first");
    }
    return new Fields(node, pointer + "/" + name, errors);
  }

  /// @param path below this object: `/domains/3`
  void fault(String path, String detail) {
    errors.add(new Problem.FieldError(pointer + path, null, detail));
  }

  void fault(String path, int index, String detail) {
    errors.add(new Problem.FieldError(pointer + path, index, detail));
  }

  /// Refuses the fields that nobody asked for: a mistyped one would be ignored in silence.
  void nothingElse() {
    for (String name : (Iterable<String>) object::fieldNames) {
      if (!known.contains(name)) {
        String meant =
            Nearest.to(name, known).map(near -> " Did you mean `" + near + "`?").orElse("");
        fault("/" + shown(name), "There is no such field." + meant);
      }
    }
  }

  /// @throws ProblemException if anything was wrong
  void refuseIfFaulty() {
    if (!errors.isEmpty()) {
      throw Problem.invalid(errors).exception();
    }
  }

  // RFC 6901 §3, of a name that a stranger chose.
  private static String shown(String name) {
    return VisibleLine.of(name, LONGEST_NAME_SHOWN).replace("~", "~0").replace("/", "~1");
  }
}
