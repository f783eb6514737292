// Judges PDF files with the library of veraPDF. Arguments: profiles joined by commas, then files.
// Prints "file, tab, profile, tab, rules broken" for each pair; exits with 1 when any rule is.

import java.io.File;
import java.util.Set;
import java.util.TreeSet;
import java.util.logging.LogManager;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;

public class Verdict {
    public static void main(String[] arguments) throws Exception {
        LogManager.getLogManager().reset();
        VeraGreenfieldFoundryProvider.initialise();
        boolean isClean = true;
        for (int rank = 1; rank < arguments.length; rank++) {
            for (String profile : arguments[0].split(",")) {
                Set<String> broken = judge(new File(arguments[rank]), PDFAFlavour.fromString(profile));
                isClean &= broken.isEmpty();
                System.out.println(arguments[rank] + "\t" + profile + "\t" + String.join(" ; ", broken));
            }
        }
        System.exit(isClean ? 0 : 1);
    }

    private static Set<String> judge(File file, PDFAFlavour profile) throws Exception {
        Set<String> broken = new TreeSet<>();
        try (PDFAParser parser = Foundries.defaultInstance().createParser(file, profile);
                PDFAValidator validator = Foundries.defaultInstance().createValidator(profile, false)) {
            for (TestAssertion assertion : validator.validate(parser).getTestAssertions()) {
                if (assertion.getStatus() == TestAssertion.Status.FAILED) {
                    broken.add(assertion.getRuleId().getClause() + " " + assertion.getMessage());
                }
            }
        }
        return broken;
    }
}
