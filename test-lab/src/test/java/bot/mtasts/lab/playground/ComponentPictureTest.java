package bot.mtasts.lab.playground;

import static org.assertj.core.api.Assertions.assertThat;

import bot.mtasts.lab.fake.Json;
import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Components, embeds and modals, made by hand, and what is drawn of them.
final class ComponentPictureTest {
  /// JSON with `~` for `"`.
  @ParameterizedTest
  @CsvSource(
      delimiterString = "→",
      textBlock =
          """
          {~type~:10,~content~:~**a** <b>~}          → <div class="text"><p><strong>a</strong> &lt;b&gt;</p></div>
          {~type~:14,~divider~:true,~spacing~:1}     → <hr class="line narrow">
          {~type~:14,~divider~:false,~spacing~:2}    → <hr class="space wide">
          {~type~:17,~accent_color~:3046706,~components~:[{~type~:14}]} → <div class="container" data-colour="#2e7d32"><hr class="line narrow"></div>
          {~type~:17,~accent_color~:null,~components~:[]}               → <div class="container"></div>
          {~type~:12,~items~:[]}                     → <p class="unknown">not drawn: component 12</p>
          {~type~:~<b>~}                             → <p class="unknown">not drawn: component &lt;b&gt;</p>
          {}                                         → <p class="unknown">not drawn: component </p>
          """)
  void every_component_has_its_picture(String component, String html) {
    assertThat(picture("[" + component + "]")).isEqualTo(html);
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = "→",
      textBlock =
          """
          ~style~:1,~custom_id~:~fix:1~,~label~:~Fix <it>~ → <button type="button" class="button primary" data-action="fix:1" data-block="" data-value="">Fix &lt;it&gt;</button>
          ~style~:2,~custom_id~:~r~,~label~:~Re-run~,~emoji~:{~name~:~🔁~} → <button type="button" class="button usual" data-action="r" data-block="" data-value="">🔁 Re-run</button>
          ~style~:4,~custom_id~:~r~,~label~:~x~,~disabled~:true → <span class="button disabled">x</span>
          ~style~:5,~url~:~https://a.test/?b&c~,~label~:~Full~ → <a class="button usual" href="https://a.test/?b&amp;c" target="_blank" rel="noreferrer">Full ↗</a>
          ~style~:5,~url~:~javascript:alert(1)~,~label~:~x~ → <a class="button usual" href="#" target="_blank" rel="noreferrer">x ↗</a>
          """)
  void buttons_tell_what_they_stand_for(String button, String html) {
    assertThat(picture("[{~type~:2," + button + "}]")).isEqualTo(html);
  }

  @Test
  void a_section_has_its_button_beside_its_texts() {
    assertThat(
            picture(
                """
                [{~type~:9,~components~:[{~type~:10,~content~:~a~},{~type~:10,~content~:~b~}],
                  ~accessory~:{~type~:2,~style~:2,~custom_id~:~c~,~label~:~d~}}]
                """))
        .isEqualTo(
            "<div class=\"section\"><div><div class=\"text\"><p>a</p></div>"
                + "<div class=\"text\"><p>b</p></div></div><button type=\"button\""
                + " class=\"button usual\" data-action=\"c\" data-block=\"\" data-value=\"\">d</button>"
                + "</div>");
  }

  @Test
  void a_menu_says_what_each_entry_is_about() {
    assertThat(
            picture(
                """
                [{~type~:1,~components~:[{~type~:3,~custom_id~:~explain~,~placeholder~:~What is…~,
                  ~options~:[{~label~:~mx~,~value~:~explain:mx~,~description~:~<coverage>~},
                             {~label~:~b~,~value~:~c~}]}]}]
                """))
        .isEqualTo(
            "<div class=\"actions\"><select data-action=\"explain\" data-block=\"\""
                + " aria-label=\"What is…\"><option value=\"\">What is…</option>"
                + "<option value=\"explain:mx\">mx · &lt;coverage&gt;</option>"
                + "<option value=\"c\">b</option></select></div>");
  }

  @Test
  void an_embed_is_drawn_with_its_colour_fields_and_footer() {
    assertThat(
            EmbedPicture.html(
                json(
                    """
                    [{~type~:~rich~,~color~:255,~title~:~a *b*~,~url~:~https://a.test/~,
                      ~description~:~**d**~,~author~:{~name~:~*x*~},~footer~:{~text~:~*f*~},
                      ~fields~:[{~name~:~n~,~value~:~`v`~,~inline~:true}]}]
                    """)))
        .isEqualTo(
            "<div class=\"container embed\" data-colour=\"#0000ff\"><p class=\"author\">*x*</p>"
                + "<h3 class=\"size-3\"><a href=\"https://a.test/\" rel=\"noreferrer\">a <em>b</em></a></h3>"
                + "<p><strong>d</strong></p><div class=\"fields\"><div class=\"field inline\">"
                + "<strong>n</strong><p><code>v</code></p></div></div>"
                + "<p class=\"subtext\">*f*</p></div>");
  }

  @Test
  void a_form_has_a_field_for_each_label_under_its_custom_id() {
    assertThat(
            FormPicture.html(
                json(
                    """
                    {~title~:~Validate <it>~,~components~:[
                      {~type~:18,~label~:~Policy~,~description~:~or record~,~component~:
                        {~type~:4,~custom_id~:~policy~,~style~:2,~max_length~:4000,~value~:~a<b~}},
                      {~type~:1,~components~:[
                        {~type~:4,~custom_id~:~domain~,~style~:1,~label~:~Domain~,~required~:false}]}]}
                    """)))
        .contains(
            "Validate &lt;it&gt;</h2>",
            "<label><span>Policy</span><small>or record</small><textarea name=\"policy\""
                + " placeholder=\"\" maxlength=\"4000\" required=\"\" rows=\"8\">a&lt;b</textarea>",
            "<label><span>Domain</span><input name=\"domain\" placeholder=\"\" value=\"\"></label>");
  }

  private static String picture(String components) {
    return ComponentPicture.html(json(components));
  }

  private static JsonNode json(String text) {
    return Json.parse(text.replace('~', '"')).orElseThrow();
  }
}
