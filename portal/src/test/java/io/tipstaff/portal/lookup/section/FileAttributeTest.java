package io.tipstaff.portal.lookup.section;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileAttributeTest {

    @ParameterizedTest
    @CsvSource({
        "filename, NAME",
        "file name, NAME",
        "file_name, NAME",
        "FileItem/FileName, NAME",
        "size-in-bytes, SIZE",
        "file.size, SIZE",
        "mimetype, TYPE",
        "file_type_guess, TYPE",
        "fullpath, PATH",
        "PEInfo/DigitalSignature/CertificateSubject, SIGNER",
        "peid, PACKER",
        "compilation-timestamp, COMPILED",
        "SSDEEP, SSDEEP",
        "SHA-512, SHA512"
    })
    void namesOfTheFormatsAreUnderstood(String name, FileAttribute attribute) {
        assertThat(FileAttribute.ofField(name)).contains(attribute);
    }

    @Test
    void otherFieldsTellNothingAboutTheFile() {
        assertThat(FileAttribute.ofField("reporter")).isEmpty();
        assertThat(FileAttribute.ofField("signature")).isEmpty();
        assertThat(FileAttribute.ofField("organisation")).isEmpty();
        assertThat(FileAttribute.ofField("")).isEmpty();
    }
}
