package dev.w2s.tools;

import dev.w2s.tools.option.Words;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says in one line what is wrong with a command line, and which help tells more. */
final class UsageErrors implements IParameterExceptionHandler {
    @Override
    public int handleParseException(ParameterException problem, String[] arguments) {
        return refuse(problem.getCommandLine(), inWords(problem));
    }

    /** Prints the message, and returns the exit code for wrong usage. */
    static int refuse(CommandLine command, String message) {
        command.getErr().println(message + "; see " + command.getCommandSpec().qualifiedName() + " --help");
        return command.getCommandSpec().exitCodeOnInvalidInput();
    }

    private static String inWords(ParameterException problem) {
        Set<String> subcommands = problem.getCommandLine().getSubcommands().keySet();
        if (problem instanceof UnmatchedArgumentException unmatched) {
            String word = unmatched.getUnmatched().get(0);
            if (unmatched.isUnknownOption()) {
                return "unknown option '" + word + "'";
            }
            return subcommands.isEmpty() ? "'" + word + "' is one argument too many" : Words.refusal(word, subcommands);
        }
        if (!subcommands.isEmpty()) {
            return "say what to do: " + Words.list(subcommands, "or");
        }
        if (problem instanceof MissingParameterException missing) {
            return inWords(missing.getMissing().get(0));
        }
        return problem.getCause() instanceof TypeConversionException wrong
                        && problem.getArgSpec() instanceof OptionSpec option
                ? option.longestName() + ": " + wrong.getMessage()
                : String.valueOf(problem.getMessage());
    }

    private static String inWords(ArgSpec missing) {
        if (missing instanceof OptionSpec option && !option.required()) {
            return option.longestName() + " needs a value";
        }
        return (missing instanceof OptionSpec option ? option.longestName() + " " : "") + missing.paramLabel()
                + " is missing";
    }
}
