package bot.mtasts.discord.components;

import bot.mtasts.core.catalogue.FindingCode;
import bot.mtasts.core.command.Press;
import bot.mtasts.core.markup.Markup;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The components that we use, each as JSON. What goes in is within Discord's limits, and escaped
/// where it says Markdown.
final class Components {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private static final int ACTION_ROW = 1;
  private static final int BUTTON = 2;
  private static final int STRING_SELECT = 3;
  private static final int TEXT_DISPLAY = 10;
  private static final int SEPARATOR = 14;
  private static final int CONTAINER = 17;

  private static final int PRIMARY = 1;
  private static final int SECONDARY = 2;
  private static final int LINK = 5;

  private Components() {}

  /// @param colour of its edge, as 0xRRGGBB; null for none
  static ObjectNode container(@Nullable Integer colour, List<ObjectNode> inside) {
    ObjectNode container = component(CONTAINER);
    if (colour != null) {
      container.put("accent_color", colour);
    }
    container.putArray("components").addAll(inside);
    return container;
  }

  static ObjectNode text(String markdown) {
    return component(TEXT_DISPLAY).put("content", markdown);
  }

  static ObjectNode separator() {
    return component(SEPARATOR).put("divider", true).put("spacing", 1);
  }

  static ObjectNode row(List<ObjectNode> inside) {
    ObjectNode row = component(ACTION_ROW);
    row.putArray("components").addAll(inside);
    return row;
  }

  static ObjectNode button(String label, Press press) {
    return component(BUTTON)
        .put("style", SECONDARY)
        .put("label", Markup.cut(label, DiscordLimits.BUTTON_LABEL))
        .put("custom_id", press.text());
  }

  static ObjectNode primary(ObjectNode button) {
    return button.put("style", PRIMARY);
  }

  /// @param target at most [DiscordLimits#URL] characters
  static ObjectNode link(String label, URI target) {
    return component(BUTTON)
        .put("style", LINK)
        .put("label", Markup.cut(label, DiscordLimits.BUTTON_LABEL))
        .put("url", target.toString());
  }

  /// What to press under a report and under a plan.
  ///
  /// @param page as from [#linkable]
  static List<ObjectNode> goOn(String checkId, @Nullable URI page, boolean shareable) {
    List<ObjectNode> buttons = new ArrayList<>();
    buttons.add(button("Re-run", new Press.Rerun(checkId)));
    if (page != null) {
      buttons.add(link("Full report", page));
    }
    if (shareable) {
      buttons.add(button("Share", new Press.Share(checkId)));
    }
    return buttons;
  }

  /// A page, if Discord takes its address.
  static @Nullable URI linkable(@Nullable URI page) {
    return page == null || page.toString().length() > DiscordLimits.URL ? null : page;
  }

  /// A menu of findings to explain, the first [DiscordLimits#OPTIONS].
  static ObjectNode explain(List<FindingCode> codes) {
    ObjectNode select =
        component(STRING_SELECT)
            .put("custom_id", CustomIds.EXPLAIN)
            .put("placeholder", "Explain a finding");
    ArrayNode options = select.putArray("options");
    codes.stream().limit(DiscordLimits.OPTIONS).map(Components::option).forEach(options::add);
    return select;
  }

  private static ObjectNode option(FindingCode code) {
    return JSON.objectNode()
        .put("label", Markup.cut(code.title(), DiscordLimits.OPTION))
        .put("value", new Press.Explain(code).text());
  }

  private static ObjectNode component(int type) {
    return JSON.objectNode().put("type", type);
  }
}
