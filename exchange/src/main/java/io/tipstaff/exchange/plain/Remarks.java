package io.tipstaff.exchange.plain;

import io.tipstaff.exchange.Context;
import io.tipstaff.exchange.document.DeclaredCount;
import java.util.OptionalLong;

/// What comment lines say about the lines below them: references, aliases, and how many entries
/// there are.
///
/// References stand above the block they belong to: the first one after a line of the list starts
/// anew. Aliases hold for the whole list.
final class Remarks {

    private Context context = Context.NONE;
    private final Context.Builder aliases = Context.builder();
    private Context.Builder block = Context.builder();
    private boolean blockUsed;
    private boolean changed;
    private long declared = -1;

    /// Takes a comment without its mark.
    void take(String comment) {
        String text = comment.strip();
        if (startsWithWord(text, "reference")) {
            if (blockUsed) {
                block = Context.builder();
                blockUsed = false;
            }
            block.reference(afterColon(text));
            changed = true;
        } else if (startsWithWord(text, "alias")) {
            for (String alias : afterColon(text).split(",", 65)) {
                aliases.threat(alias);
            }
            changed = true;
        } else {
            DeclaredCount.parse(text).ifPresent(count -> declared = count);
        }
    }

    private static boolean startsWithWord(String text, String word) {
        int colon = text.indexOf(':');
        return colon > 0
                && colon <= word.length() + 2
                && text.regionMatches(true, 0, word, 0, word.length());
    }

    private static String afterColon(String text) {
        return text.substring(text.indexOf(':') + 1);
    }

    /// Returns the context of the lines that follow.
    Context context() {
        blockUsed = true;
        if (changed) {
            Context.Builder both = aliases.build().toBuilder();
            block.build().references().forEach(both::reference);
            context = both.build();
            changed = false;
        }
        return context;
    }

    /// Returns how many entries a comment declared.
    OptionalLong declared() {
        return declared < 0 ? OptionalLong.empty() : OptionalLong.of(declared);
    }
}
