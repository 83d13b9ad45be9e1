package io.enidetach.cli;

import io.enidetach.request.Region;
import io.enidetach.request.VpcId;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** The cloud's names as arguments, in any case of letters as in Slack. */
final class CloudIds {
    private CloudIds() {}

    static final class Vpc implements ITypeConverter<VpcId> {
        @Override
        public VpcId convert(String text) {
            return VpcId.parse(text.toLowerCase(Locale.ROOT))
                    .orElseThrow(() -> new TypeConversionException("must be a VPC ID such as vpc-7t9nf3pu"));
        }
    }

    static final class OneRegion implements ITypeConverter<Region> {
        @Override
        public Region convert(String text) {
            return Region.parse(text.toLowerCase(Locale.ROOT))
                    .orElseThrow(() -> new TypeConversionException("must be a region such as ap-guangzhou"));
        }
    }
}
